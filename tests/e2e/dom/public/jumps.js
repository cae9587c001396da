// What a shop must not write: the list turned round once it has been seen.

addEventListener('load', () => {
  setTimeout(() => {
    const list = document.querySelector('#results');
    for (const card of [...list.children]) list.prepend(card);
    window.jumped = true;
  }, 300);
});
