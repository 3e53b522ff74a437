import type { Resource, Synthesised } from '#test/infra/synthesise.ts';

type Statement = { readonly Action: string | string[]; readonly Resource: unknown };

/** What one role may do to one resource. */
export type Grant = { readonly role: string; readonly resource: string; readonly actions: readonly string[] };

type Value = string | { Ref?: string; 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, Value[]] };

type Named = ReadonlyMap<string, string>;

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

const NAMES = ['TableName', 'QueueName', 'LogGroupName', 'StateMachineName', 'FunctionName', 'Name'] as const;

const kindOf = (type: string): string => type.split('::').slice(1).join(' ').toLowerCase();

const nameOf = (id: string, { Type, Properties }: Resource): string => {
  const name = NAMES.map((property) => Properties?.[property]).find((value) => typeof value === 'string');
  return name === undefined ? id.replace(/[0-9A-F]{8}$/, '') : `${kindOf(Type)} ${name}`;
};

/** `arn:…:dynamodb:…:table/bazaar-dev-orders-table` → `dynamodb table bazaar-dev-orders-table` */
const shortened = (arn: string): string =>
  arn.replace(/^arn:\{\w+\}:([\w-]+):[^:]*:[^:]*:/, '$1 ').replace(/^(dynamodb \w+|ssm \w+|events event-bus)\//, '$1 ');

const readable = (value: Value, names: Named): string => {
  if (typeof value === 'string') return value;
  const [, parts] = value['Fn::Join'] ?? [];
  if (parts) return shortened(parts.map((part) => readable(part, names)).join(''));
  const [id, attribute] = value['Fn::GetAtt'] ?? [value.Ref ?? ''];
  const suffix = attribute === undefined || attribute === 'Arn' ? '' : ` ${attribute}`;
  return `${names.get(id) ?? `{${id.replace('AWS::', '')}}`}${suffix}`;
};

/** A function's role goes by the function's name, any other by its own id. */
const roleNames = (resources: readonly (readonly [string, Resource])[]): Named =>
  new Map(
    resources
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([, { Properties }]) => [Properties.Role['Fn::GetAtt'][0], Properties.FunctionName]),
  );

const namesIn = (resources: readonly (readonly [string, Resource])[]): Named =>
  new Map(resources.map(([id, resource]) => [id, nameOf(id, resource)]));

const grantsOf = ({ template }: Synthesised): Grant[] => {
  const resources = Object.entries(template.Resources);
  const names = namesIn(resources);
  const roles = roleNames(resources);
  return resources
    .filter(([, { Type }]) => Type === 'AWS::IAM::Policy')
    .flatMap(([, { Properties }]) =>
      list(Properties.Roles as { Ref: string }).flatMap(({ Ref }) =>
        (Properties.PolicyDocument.Statement as Statement[]).flatMap(({ Action, Resource }) =>
          list(Resource).map((resource) => ({
            role: roles.get(Ref) ?? names.get(Ref) ?? Ref,
            resource: readable(resource as Value, names),
            actions: [...list(Action)].sort(),
          })),
        ),
      ),
    );
};

/** Every grant of every role. */
export const grantsIn = (stacks: readonly Synthesised[]): Grant[] => stacks.flatMap(grantsOf);

/** A reference reads `<kind> <name>`; the variable holds the name alone. */
const toldBy = (value: Value, names: Named): string =>
  typeof value === 'string' ? value : (readable(value, names).split(' ').at(-1) ?? '');

/** The variables of every function, by its name, as its construct tells them. */
export const variablesIn = (stacks: readonly Synthesised[]): ReadonlyMap<string, Readonly<Record<string, string>>> =>
  new Map(
    stacks.flatMap(({ template }) => {
      const resources = Object.entries(template.Resources);
      const names = namesIn(resources);
      return resources
        .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
        .map(([, { Properties }]) => {
          const variables = Object.entries((Properties.Environment?.Variables ?? {}) as Record<string, Value>);
          const told = variables.map(([name, value]) => [name, toldBy(value, names)] as const);
          return [String(Properties.FunctionName), Object.fromEntries(told)] as const;
        });
    }),
  );

/** One line for each role, one for each resource under it. */
export const written = (grants: readonly Grant[]): string => {
  const linesOf = (role: string) =>
    grants
      .filter((grant) => grant.role === role)
      .map(({ resource, actions }) => `  ${resource}: ${actions.join(', ')}`)
      .sort();
  const roles = [...new Set(grants.map(({ role }) => role))].sort();
  return roles.flatMap((role) => [role, ...linesOf(role)]).join('\n');
};
