/** Safari has no requestIdleCallback. @type {(work: () => void) => void} */
export const whenIdle = (work) => ('requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 50));
