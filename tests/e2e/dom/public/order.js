// What a shop writes: the list of this page in the order of whoever looks at it.

const { modules = '' } = JSON.parse(document.documentElement.dataset.options);

window.outcome = (async () => {
  const entries = [import(`${modules}/pkg/index.js`), import('/pkg/dom.js')];
  const [{ createReshelf }, { orderList }] = await Promise.all(entries);
  window.shelf = createReshelf({ consent: true, autoLearn: false });
  return orderList('#results', { shelf: window.shelf });
})();
