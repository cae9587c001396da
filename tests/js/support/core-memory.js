// The memory of the core that is running.

/** Found by what it is: what the module exports is called by a letter or two. */
export async function coreMemory() {
  const { default: init } = await import('../../../pkg/wasm/core.js');
  const memory = Object.values(await init()).find((part) => part instanceof WebAssembly.Memory);
  if (!memory) throw new Error('the core exports no memory');
  return memory;
}
