/**
 * Starts the server on this machine only.
 * @param {import('node:http').Server} server
 * @param {number} port 0 takes any free one
 * @returns {Promise<string>} the address to open
 */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(/** @type {NodeJS.ErrnoException} */ (error), port)));
    server.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve(`http://localhost:${address.port}/`);
    });
  });
}

/** @param {NodeJS.ErrnoException} error @param {number} port */
function explain(error, port) {
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is taken by another program. Stop that one, or choose another port: --port ${port + 1}, or --port 0 for any free one.`);
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} is not allowed to you. Choose one above 1023, or --port 0 for any free one.`);
  }
  return error;
}
