/** What was asked cannot be; the message says what can. */
export class BadRequest extends Error {}
