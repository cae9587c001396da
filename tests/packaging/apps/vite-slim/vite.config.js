// Two pages; that they are two is the only setting.
export default { build: { rollupOptions: { input: ['address.html', 'bytes.html'] } } };
