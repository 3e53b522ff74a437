import { jest } from '@jest/globals';

// A cold function on a busy machine takes seconds; Jest gives a test and its hooks five unless told otherwise.
jest.setTimeout(60_000);
