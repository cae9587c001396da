import { byId, element } from '../dom.js';
import { departments } from '../server.js';

/** The line of departments below the header. @param {import('../router.js').Router} router */
export async function showDepartments(router) {
  const known = await departments().catch(() => []);
  const links = known.map(({ slug, name }) => element('a', { href: `/shop/${slug}` }, name));
  const mark = () => {
    for (const link of links) {
      const department = known.find(({ slug }) => link.pathname === `/shop/${slug}`);
      const here = location.pathname === link.pathname || department?.kinds.some(({ slug }) => location.pathname === `/shop/${slug}`);
      if (here) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  };
  byId('departments').append(...links.map((link) => element('li', {}, link)));
  router.addEventListener('shown', mark);
  mark();
}
