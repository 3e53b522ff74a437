/** What only we know, and nobody should learn from an answer. */
const INTERNALS: Readonly<Record<string, RegExp>> = {
  'a stack': /\bat (?:async )?[\w.<>[\] ]+ \(?(?:file:|node:|\/)[^\s)]*:\d+/,
  'a path of a file': /(?:\/work|\/var\/task|\/var\/runtime|node_modules|\/(?:functions|infra|scripts|test)\/)[\w./-]+/,
  'a source file': /\b[\w-]+\.(?:ts|mjs|cjs):\d+/,
  'the name of a resource': /\bbazaar-[a-z]+-[a-z]+-[a-z]+/,
  'an ARN': /\barn:aws/,
  'an account': /\b\d{12}\b/,
  'an error of the SDK': /\b\w+(?:Exception|Error)\b/,
  'an error of ours': /\b(?:TypeError|RangeError|SyntaxError|ZodError|ReferenceError)\b/,
  'the database': /\b(?:DynamoDB|ConditionExpression|TableName|ExpressionAttribute\w*|attribute_(?:not_)?exists)\b/i,
  'a variable of the environment': /\b[A-Z]+_(?:TABLE|PARAMETER|SECRET|BUCKET|QUEUE_URL)\b/,
  'a key of a row': /"(?:pk|sk)"/,
};

/** @returns what an answer gives away, beyond what the request said itself */
export const leaksIn = (text: string, request: unknown): string[] => {
  const said = JSON.stringify(request ?? '');
  return Object.entries(INTERNALS).flatMap(([what, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined || said.includes(found) ? [] : [`${what}: ${found}`];
  });
};
