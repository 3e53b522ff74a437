/** Why something is granted that no code of ours uses offline: whatever the patterns cover has the same reason. */
export type Reason = {
  readonly role?: RegExp;
  readonly action: RegExp;
  readonly resource?: RegExp;
  readonly why: string;
};

export const REASONS: readonly Reason[] = [
  {
    action: /^logs:(CreateLogStream|PutLogEvents)$/,
    resource: /loggroup \/aws\/lambda\//,
    why: "Lambda's runtime writes what a function prints.",
  },
  {
    action: /^xray:Put(TraceSegments|TelemetryRecords)$/,
    why: 'The daemon beside a function sends its segments; Step Functions those of a machine.',
  },
  {
    action: /^ssm:GetParameter$/,
    resource: /\/faults$/,
    why: 'Fault switches are read by a client that nobody hands in; test/e2e sets them, with IAM enforced.',
  },
  {
    role: /-(inbox|archive|webhooks|indexer|importer)$/,
    action: /^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)$/,
    resource: /-(inbox|deadline|archive|webhooks|search|importer)$/,
    why: "Lambda reads the queue in the name of the reader's role.",
  },
  {
    role: /-(inbox|archive|webhooks|indexer|importer)$/,
    action: /^sqs:(ChangeMessageVisibility|GetQueueUrl)$/,
    resource: /-(inbox|deadline|archive|webhooks|search|importer)$/,
    why: 'CDK gives a reader these two along with the three that Lambda needs; they reach its own queue alone.',
  },
  {
    role: /-relay$/,
    action: /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/,
    why: "Lambda reads the stream in the name of the relay's role.",
  },
  {
    role: /-relay$/,
    action: /^s3:(PutObject|ListBucket)$/,
    resource: /-archive-\{AccountId\}-\{Region\}(\/aws\/lambda\/\*)?$/,
    why: "Lambda keeps a batch that it gave up in the bucket, in the name of the relay's role.",
  },
  {
    role: /-catalog-(indexer|search|importer)$/,
    action: /^s3:ListBucket$/,
    why: 'Without it S3 answers for an object that is not there that it is forbidden.',
  },
  {
    role: /-catalog-api$/,
    action: /^s3:(PutObject|GetObject)$/,
    resource: /-catalog-imports-.*\/(uploads|reports)\/\*$/,
    why: 'Who has a link that the API has signed uses it in the name of its role; test/e2e does, with IAM enforced.',
  },
  {
    role: /-scheduled$/,
    action: /^sqs:SendMessage$/,
    resource: /-dlq$/,
    why: 'Lambda puts a run that failed for good into the dead letters, in the name of the role.',
  },
  {
    role: /-(orders|catalog)-scheduled$/,
    action: /^sqs:(GetQueueUrl|GetQueueAttributes)$/,
    resource: /-(sweep|price-changes)-dlq$/,
    why: 'CDK gives them along with SendMessage; they reach its own dead letters alone.',
  },
  {
    role: /MachineEventsRole$/,
    action: /^states:StartExecution$/,
    why: 'EventBridge starts the machine by its rule.',
  },
  {
    role: /MachineRole$/,
    action: /^logs:(\w*LogDelivery|\w*LogDeliveries|DescribeLogGroups|\w+ResourcePolic\w+)$/,
    why: "Step Functions sets up the delivery of a machine's logs.",
  },
  {
    role: /MachineRole$/,
    action: /^xray:GetSampling(Rules|Targets)$/,
    why: 'Step Functions asks which executions to trace.',
  },
];
