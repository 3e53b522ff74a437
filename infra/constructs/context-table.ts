import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { IndexDescription, TableDescription } from '#functions/shared/runtime/define-table.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

/**
 * Actions on items, as IAM names them. A transaction is not one: it needs those of its parts (`ConditionCheckItem` for a
 * check), and a batch read `BatchGetItem`. `Query` is of the table itself; those of an index are granted by it.
 */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'Query';

const key = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table of a context, from the description that its repository and the test fake read too. */
export class ContextTable extends Construct {
  readonly table: Table;
  private readonly description: TableDescription;

  constructor(scope: Construct, id: string, description: TableDescription) {
    super(scope, id);
    const stack = ContextStack.of(this);
    const { data } = stack.settings;
    this.description = description;
    this.table = new Table(this, 'Table', {
      tableName: stack.named('table'),
      partitionKey: key('pk'),
      sortKey: key('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: data.pointInTimeRecovery },
      deletionProtection: data.deletionProtection,
      removalPolicy: data.removal,
      ...(description.stream && { stream: StreamViewType.NEW_AND_OLD_IMAGES }),
      ...(description.expires && { timeToLiveAttribute: 'expiresAt' }),
    });
    for (const [name, index] of Object.entries(description.indexes)) this.addIndex(name, index);
    if (!data.pointInTimeRecovery)
      acknowledge(this.table, { 'AwsSolutions-DDB3': 'This stage is thrown away, not restored (infra/settings.ts).' });
  }

  /** Lets a function do just these to items; sets `<CONTEXT>_TABLE`. */
  allow(fn: ServiceFunction, ...actions: readonly TableAction[]): void {
    const { tableArn, tableName } = this.table;
    fn.allow({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [tableArn],
      tells: { [tableVariable(this.description.context)]: tableName },
    });
  }

  /** @throws Error when there is no such index */
  allowQuery(fn: ServiceFunction, ...indexes: readonly string[]): void {
    const unknown = indexes.filter((name) => !(name in this.description.indexes));
    if (unknown.length > 0) throw new Error(`The table of ${this.description.context} has no index ${unknown.join()}.`);
    const resources = indexes.map((name) => `${this.table.tableArn}/index/${name}`);
    fn.allow({ actions: ['dynamodb:Query'], resources });
  }

  private addIndex(indexName: string, { partitionKey, sortKey, projection }: IndexDescription): void {
    this.table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: key(partitionKey),
      projectionType: ProjectionType[projection],
      ...(sortKey !== undefined && { sortKey: key(sortKey) }),
    });
  }
}

/** @example tableVariable('catalog') // CATALOG_TABLE */
export const tableVariable = (context: string): string => `${context.toUpperCase()}_TABLE`;
