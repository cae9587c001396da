// `reshelf/diagnose` as whoever integrates it uses it.

import { createReshelf } from 'reshelf';
import { diagnose } from 'reshelf/diagnose';
import type { Diagnosis, Entry, Finding, FindingCode, SeenCounts, ShownList } from 'reshelf/diagnose';
import type { ReshelfInspector } from 'reshelf/inspector';

export async function ask(inspector: ReshelfInspector): Promise<string[]> {
  const shelf = await createReshelf<{ title: string }>();
  inspector.diagnose = diagnose;
  const found: Diagnosis = diagnose(shelf);
  const seen: SeenCounts = diagnose().seen;
  const first: Finding | undefined = found.findings[0];
  const code: FindingCode | undefined = first?.code;
  const entry: Entry | undefined = first?.entry;
  const list: ShownList | undefined = entry?.list;
  return [found.summary, String(code), String(seen.lists), String(list?.arm), ...found.findings.map(({ text, guide }) => `${text} ${guide}`)];
}

export function whatIsWrong(finding: Finding): boolean {
  // @ts-expect-error: a promise of a shelf is none yet
  diagnose(createReshelf());
  // @ts-expect-error: there is no such level
  return finding.level === 'fatal';
}
