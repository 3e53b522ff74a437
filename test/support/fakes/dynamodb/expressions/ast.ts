export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

/** A document path as written: names, `#aliases` and list indexes. */
export type Path = { readonly kind: 'path'; readonly steps: readonly (string | number)[]; readonly aliased: boolean };

/** `:name`, to be found in ExpressionAttributeValues. */
export type Placeholder = { readonly kind: 'placeholder'; readonly name: string };

type SizeOf = { readonly kind: 'size'; readonly of: Operand };
export type Operand = Path | Placeholder | SizeOf;

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type TestName = 'attribute_exists' | 'attribute_not_exists' | 'attribute_type' | 'begins_with' | 'contains';

export type Compare = {
  readonly kind: 'compare';
  readonly operator: Comparator;
  readonly left: Operand;
  readonly right: Operand;
};
export type Between = { readonly kind: 'between'; readonly of: Operand; readonly low: Operand; readonly high: Operand };
export type In = { readonly kind: 'in'; readonly of: Operand; readonly candidates: readonly Operand[] };
export type Test = { readonly kind: 'test'; readonly name: TestName; readonly operands: readonly Operand[] };
export type Both = { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition };
export type Not = { readonly kind: 'not'; readonly of: Condition };
export type Condition = Compare | Between | In | Test | Both | Not;

export type SetOperand =
  | Path
  | Placeholder
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: SetOperand }
  | { readonly kind: 'list_append'; readonly first: SetOperand; readonly second: SetOperand };
export type SetValue =
  | SetOperand
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-';
      readonly left: SetOperand;
      readonly right: SetOperand;
    };

export type SetAction = { readonly kind: 'SET'; readonly path: Path; readonly value: SetValue };
type RemoveAction = { readonly kind: 'REMOVE'; readonly path: Path };
export type AddAction = { readonly kind: 'ADD'; readonly path: Path; readonly value: Placeholder };
export type DeleteAction = { readonly kind: 'DELETE'; readonly path: Path; readonly value: Placeholder };
export type UpdateAction = SetAction | RemoveAction | AddAction | DeleteAction;

/** An expression parsed once: what it says, and the aliases and placeholders that it uses. */
export type Parsed<Root> = {
  readonly kind: ExpressionKind;
  readonly root: Root;
  readonly aliases: ReadonlySet<string>;
  readonly placeholders: ReadonlySet<string>;
};
