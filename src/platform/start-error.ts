/**
 * The program cannot start, for a reason that lies around it. The message is a sentence for the person at
 * the terminal: what is wrong, and what to do about it. It never holds a secret.
 */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** Why the program cannot listen there, if `error` says so. */
export function listenProblem(
  error: unknown,
  { host, port }: { host: string; port: number },
): StartError | undefined {
  const say = (message: string): StartError => new StartError(message, { cause: error });
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'EADDRINUSE':
      return say(
        `Port ${port} of ${host} is taken by another program. Stop that one, or set PORT to another port.`,
      );
    case 'EACCES':
      return say(`This account may not listen on port ${port}. Set PORT to a port from 1024 on.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return say(`HOST ${host} is no address of this machine.`);
    default:
      return undefined;
  }
}
