export type Server =
  | { kind: 'existing'; endpoint: string }
  | { kind: 'ministack'; interpreter: string }
  | { kind: 'docker' };
export declare const answers: (endpoint: string | undefined) => Promise<boolean>;
export declare const whatServes: (given: {
  root: string;
  endpoint: string | undefined;
  onInstall?: () => void;
}) => Promise<Server>;
