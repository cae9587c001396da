// What the browser says of its own painting: where each title was painted first, and how much was shifted.

window.recorded = { first: {}, shift: 0 };
new PerformanceObserver((list) => {
  for (const { identifier, intersectionRect, renderTime } of list.getEntries()) {
    window.recorded.first[identifier] ??= { top: intersectionRect.top, at: renderTime };
  }
}).observe({ type: 'element', buffered: true });
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.recorded.shift += value;
}).observe({ type: 'layout-shift', buffered: true });
