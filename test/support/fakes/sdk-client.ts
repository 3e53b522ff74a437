/** A command of the SDK. */
export type AnyCommand = { readonly input: object };
type CommandOf<Command extends AnyCommand> = abstract new (...given: never[]) => Command;

/** What a fake answers to one kind of command; what it throws, the client throws. */
export type Answer = readonly [command: CommandOf<AnyCommand>, reply: (input: never) => unknown];

/** @example on(PutObjectCommand, ({ Key = '' }) => { keys.add(Key); return {}; }) */
export const on = <Command extends AnyCommand>(
  command: CommandOf<Command>,
  reply: (input: Command['input']) => unknown,
): Answer => [command, reply as Answer[1]];

type Class<Client> = { readonly prototype: Client };

/**
 * A client whose calls end in memory: of the SDK's class, with none of its machinery. To make a real one and to stub it
 * costs milliseconds, and each call remembers itself; a simulation makes thousands. Whoever watches may replace `send`.
 */
export const clientOf = <Client extends object>({ prototype }: Class<Client>, send: (command: never) => unknown) =>
  Object.assign(Object.create(prototype) as Client, {
    send: async (command: never): Promise<unknown> => send(command),
  });

const execute = (answers: readonly Answer[], command: AnyCommand): unknown => {
  const [, reply] = answers.find(([kind]) => command instanceof kind) ?? [];
  if (reply === undefined) throw new Error(`Nobody has said what ${command.constructor.name} gets.`);
  return reply(command.input as never);
};

/** A client of the SDK that knows these commands and no other. */
export const fakeClient = <Client extends object>(of: Class<Client>, ...answers: readonly Answer[]): Client =>
  clientOf(of, (command: AnyCommand) => execute(answers, command)) as Client;
