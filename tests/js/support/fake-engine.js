// Something that answers as a search engine would, in a few words.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** @typedef {{ method: string, path: string, headers: import('node:http').IncomingHttpHeaders, body: any }} Asked */
/** @typedef {[number, string]} Reply status, and a file of samples or a text */

/** @param {string} name */
const sample = (name) => readFileSync(new URL(`../data/search-responses/${name}`, import.meta.url), 'utf8');

/** An engine that answers with samples and remembers what it was asked. */
export class FakeEngine {
  /** @type {Asked[]} */ asked = [];
  /** @type {(asked: Asked) => Reply} */ reply = () => [500, 'nothing set'];

  async start() {
    this.server = createServer(async (request, response) => {
      let text = '';
      for await (const piece of request) text += piece;
      const lines = request.headers['content-type'] === 'application/x-ndjson';
      const asked = { method: String(request.method), path: String(request.url), headers: request.headers, body: text && !lines ? JSON.parse(text) : text };
      this.asked.push(asked);
      const [status, content] = this.reply(asked);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(/\.(json|txt)$/.test(content) ? sample(content) : content);
    });
    await new Promise((resolve) => this.server?.listen(0, '127.0.0.1', () => resolve(null)));
    this.url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (this.server.address()).port}`;
  }

  stop() {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
