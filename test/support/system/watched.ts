import type { AnyCommand } from '#test/support/fakes/sdk-client.ts';

/** Told of a command that a function sends; what it throws, the function gets for an answer. */
export type Note = (by: string, command: AnyCommand) => void;

type Sending = { readonly send: (command: AnyCommand) => Promise<unknown> };

/** One function's view of a client: all that goes through it is put down to the function. */
export const watched = <Client extends object>(client: Client, by: string, note?: Note): Client => {
  if (note === undefined) return client;
  const send = async (command: AnyCommand): Promise<unknown> => {
    note(by, command);
    return (client as unknown as Sending).send(command);
  };
  return Object.assign(Object.create(client) as Client, { send });
};
