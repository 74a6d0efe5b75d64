export interface SseMessage {
  /** Last id seen on the stream, also when this message carried none. */
  id: string | null;
  event: string;
  data: string;
}

/**
 * Reads text/event-stream as it arrives in pieces. Follows the "event stream interpretation"
 * rules of the HTML standard: CR, LF and CRLF line ends, comments, several data lines, ids that
 * stay until replaced, messages without data dropped.
 */
export class SseParser {
  private rest = '';
  private sawCarriageReturn = false;
  private lastId: string | null = null;
  private event = '';
  private data: string[] = [];

  /** Messages completed by this piece of the stream. */
  push(piece: string): SseMessage[] {
    const messages: SseMessage[] = [];
    let text = piece;
    // A CRLF may be cut in two between pieces.
    if (this.sawCarriageReturn && text.startsWith('\n')) text = text.slice(1);
    if (piece.length > 0) this.sawCarriageReturn = piece.endsWith('\r');

    const lines = (this.rest + text).split(/\r\n|\r|\n/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = this.line(line);
      if (message) messages.push(message);
    }
    return messages;
  }

  private line(line: string): SseMessage | null {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return null;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.lastId = value;
    return null;
  }

  private dispatch(): SseMessage | null {
    const message =
      this.data.length > 0
        ? { id: this.lastId, event: this.event || 'message', data: this.data.join('\n') }
        : null;
    this.event = '';
    this.data = [];
    return message;
  }
}
