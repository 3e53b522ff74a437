type Environment = Readonly<Record<string, string | undefined>>;

type Named = { readonly endpoint?: string | undefined; readonly region?: string | undefined };

/**
 * Where an emulator answers that `npm start` has not started, and for which region: what deploys there and what then asks its
 * functions take the same.
 * @param named what somebody said on the command line: it counts before the environment
 * @returns endpoint: without a slash at its end
 * @throws Error where the endpoint is no address
 */
export const emulatorAt = (environment: Environment, named: Named = {}): { endpoint: string; region: string } => {
  const endpoint = named.endpoint ?? environment.AWS_ENDPOINT_URL ?? 'http://localhost:4566';
  if (!/^https?:\/\/[^/]/.test(endpoint))
    throw new Error(`The endpoint is an address such as http://localhost:4566, not ${endpoint}`);
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    region: named.region ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? 'us-east-1',
  };
};
