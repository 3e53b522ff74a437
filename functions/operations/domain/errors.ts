import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const FaultsNotAvailable = defineError('FaultsNotAvailable', 'conflict', 'This stage has no faults.');
export const TooManyFaults = defineError('TooManyFaults', 'too-large', 'The switches do not fit their parameter.');
export const ParkedRecordNotFound = defineError('ParkedRecordNotFound', 'not-found', 'No such record is parked.');
export const RecordStillParked = defineError('RecordStillParked', 'conflict', 'The record can still not be published.');
export const RelayFailed = defineError('RelayFailed', 'unavailable', 'The relay could not take the record.');
