import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Call } from '../engine/engine.ts';
import { unsupported } from '../errors.ts';
import type { Operation } from '../types.ts';
import { batchGet, batchWrite } from './batch.ts';
import { query } from './query.ts';
import { refuseUnknownParameters } from './refuse-parameters.ts';
import { scan } from './scan.ts';
import { get } from './single-reads.ts';
import { put, remove, update } from './single-writes.ts';
import { transactGet } from './transact-get.ts';
import { transactWrite } from './transact-write.ts';

/** What the stub of `send` is given. */
export type AnyCommand = { readonly input: object };

type Handled = { readonly operation: Operation; readonly run: (call: Call, command: AnyCommand) => object };

const handle = <Input extends object>(
  operation: Operation,
  command: new (input: Input) => { readonly input: Input },
  run: (call: Call, input: Input) => object,
): [unknown, Handled] => [command, { operation, run: (call, { input }) => run(call, input as Input) }];

const COMMANDS: ReadonlyMap<unknown, Handled> = new Map([
  handle('Get', GetCommand, get),
  handle('Put', PutCommand, put),
  handle('Update', UpdateCommand, update),
  handle('Delete', DeleteCommand, remove),
  handle('Query', QueryCommand, query),
  handle('Scan', ScanCommand, scan),
  handle('BatchGet', BatchGetCommand, batchGet),
  handle('BatchWrite', BatchWriteCommand, batchWrite),
  handle('TransactGet', TransactGetCommand, transactGet),
  handle('TransactWrite', TransactWriteCommand, transactWrite),
]);

/** @throws Error for a command that the fake does not know */
export const operationOf = (command: AnyCommand): Handled => {
  const handled = COMMANDS.get(command.constructor);
  if (!handled) throw unsupported(command.constructor.name);
  refuseUnknownParameters(handled.operation, command.input);
  return handled;
};
