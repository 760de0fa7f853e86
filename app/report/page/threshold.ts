import { verdictSigns } from '../../core/report/html/verdict-signs';
import { verdictOf, type Decision, type Verdict } from '../../core/calibration/verdict';
import { byId, judged, scoreOf } from './elements';

/** The threshold that the report was made with, and where unsure begins, as a share of it. */
function made(): { threshold: number; unsureShare: number } {
  const { threshold, unsureShare } = document.documentElement.dataset;
  return { threshold: Number(threshold), unsureShare: Number(unsureShare) };
}

/** Slider, number and reset: verdicts and counts follow at once. */
export function watchThreshold(onChange: () => void): void {
  const slider = byId<HTMLInputElement>('threshold-slider');
  const number = byId<HTMLInputElement>('threshold');
  const reset = byId<HTMLButtonElement>('reset');
  const own = made().threshold;
  const scores = judged().flatMap((element) => scoreOf(element) ?? []);
  const ends = [Math.min(own, ...scores) - 0.02, Math.max(own, ...scores) + 0.02];
  for (const input of [slider, number]) {
    input.min = Math.max(0, Math.floor(100 * ends[0]!) / 100).toFixed(2);
    input.max = (Math.ceil(100 * ends[1]!) / 100).toFixed(2);
  }
  slider.step = '0.001';
  const apply = (threshold: number) => {
    const isChanged = threshold !== own;
    reset.hidden = !isChanged;
    slider.value = String(threshold);
    slider.setAttribute('aria-valuetext', threshold.toFixed(2));
    judgeAll({ threshold, unsureFrom: threshold * made().unsureShare }, isChanged);
    onChange();
  };
  const back = () => {
    number.value = own.toFixed(2);
    apply(own);
  };
  slider.addEventListener('input', () => {
    number.value = slider.valueAsNumber.toFixed(2);
    apply(slider.valueAsNumber);
  });
  slider.addEventListener('dblclick', back);
  number.addEventListener('input', () => {
    if (number.validity.valid && number.value !== '') apply(number.valueAsNumber);
  });
  reset.addEventListener('click', () => {
    back();
    slider.focus();
  });
  back();
}

function judgeAll(decision: Decision, isChanged: boolean): void {
  const counts = { anomalous: 0, unsure: 0, normal: 0 };
  for (const element of judged()) {
    const verdict = verdictOf(scoreOf(element), decision);
    if (!verdict) continue;
    if (element instanceof HTMLTableRowElement) counts[verdict] += 1;
    show(element, verdict);
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-count]')) {
    place.textContent = String(counts[place.dataset.count as Verdict]);
  }
  byId('changed').textContent = isChanged
    ? `Changed by the reader: threshold ${decision.threshold.toFixed(2)} instead of ` +
      `${made().threshold.toFixed(2)}. ${counts.anomalous} anomalous, ${counts.unsure} unsure, ` +
      `${counts.normal} normal. Heat, outlines and sentences are those of the report.`
    : '';
}

function show(element: HTMLElement, verdict: Verdict): void {
  element.dataset.verdict = verdict;
  const mark = element.querySelector<HTMLElement>('.verdict')!;
  mark.dataset.verdict = verdict;
  mark.querySelector('.sign')!.textContent = verdictSigns[verdict];
  mark.querySelector('.word')!.textContent = verdict;
  const was = element.querySelector<HTMLElement>('.was');
  if (was) was.hidden = was.querySelector('.word')!.textContent === verdict;
}
