// bundle.js BUNDLER MODE: webpack's own interface, and that of those that have the same; entry and output are where they are by
// default, in the folder that it is run in.

const [bundler, mode] = process.argv.slice(2);
const { default: bundle } = await import(bundler);

bundle({ mode }, (error, stats) => {
  if (error) throw error;
  console.log(stats.toString({ all: false, errors: true, warnings: true }));
  if (stats.hasErrors()) process.exitCode = 1;
});
