import type { Argument, Command, Option } from 'commander';
import { PAYMENTS } from '#scripts/shop/orders/payment-method.ts';

/** What a word may be that is not among the words of the command line itself. */
export type Kind = 'sku' | 'orderId' | 'addressId';

/** What may stand at the place of the last word: words, or things of a kind that the shop knows. */
export type Candidates = { readonly words: readonly string[]; readonly kind?: Kind };

const KINDS: Readonly<Record<string, Kind>> = {
  '--sku': 'sku',
  '--address': 'addressId',
  sku: 'sku',
  orderId: 'orderId',
  addressId: 'addressId',
};

/** What may be said beside other things, so that it is no choice for commander. */
const USUAL: Readonly<Record<string, readonly string[]>> = { '--payment': PAYMENTS };

const taking = (choices: readonly string[] | undefined, name: string): Candidates => {
  const kind = KINDS[name];
  return { words: choices ?? USUAL[name] ?? [], ...(kind && { kind }) };
};

const wantsValue = (option: Option | undefined): option is Option =>
  option?.required === true || option?.optional === true;

/** Of a command and all above it. */
const optionsOf = (command: Command): readonly Option[] => [
  ...command.options,
  ...(command.parent ? optionsOf(command.parent) : []),
];

const optionOf = (command: Command, word: string | undefined): Option | undefined =>
  optionsOf(command).find(({ long, short }) => word !== undefined && (word === long || word === short));

type Reached = { readonly command: Command; readonly operands: number; readonly open?: Option };

/** Follows the words down to the command that they name; counts what stands for its arguments. */
const follow = (program: Command, words: readonly string[]): Reached =>
  words.reduce<Reached>(
    ({ command, operands, open }, word) => {
      if (open) return { command, operands };
      const option = optionOf(command, word);
      if (wantsValue(option)) return { command, operands, open: option };
      if (word.startsWith('-')) return { command, operands };
      const next = command.commands.find((one) => one.name() === word);
      return next ? { command: next, operands: 0 } : { command, operands: operands + 1 };
    },
    { command: program, operands: 0 },
  );

const argumentAt = ({ registeredArguments }: Command, index: number): Argument | undefined =>
  registeredArguments[index] ?? registeredArguments.findLast(({ variadic }) => variadic);

/** @param words all behind the program's name; the last is the one that is being typed, perhaps empty */
export const candidatesFor = (program: Command, words: readonly string[]): Candidates => {
  const typed = words.at(-1) ?? '';
  const { command, operands, open } = follow(program, words.slice(0, -1));
  if (open) return taking(open.argChoices, open.long ?? '');
  if (typed.startsWith('-')) return { words: [...optionsOf(command).flatMap(({ long }) => long ?? []), '--help'] };
  if (command.commands.length > 0 && operands === 0)
    return {
      words: command
        .createHelp()
        .visibleCommands(command)
        .map((one) => one.name()),
    };
  const argument = argumentAt(command, operands);
  return argument ? taking(argument.argChoices, argument.name()) : { words: [] };
};
