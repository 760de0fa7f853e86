import { useRef, useState, type FormEvent } from 'react';
import { Plus } from 'lucide-react';
import {
  MOST_RULES,
  defaultSeverityRules,
  severityRuleFaults,
  type SeverityRule,
} from '../../core/regions/severity';
import { setSeverityRules } from '../../state/actions/regions';
import { useApp, useAppState } from '../shared/app-context';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { ruleFaultWords } from '../words/regions';
import { draftFieldOf, draftOf, ruleOf, type DraftField, type RuleDraft } from './rule-drafts';
import { RuleRow } from './rule-row';

const noFaults: ReadonlyMap<DraftField, string> = new Map();

/** Edits what makes a region minor, major or critical. Nothing changes before it is saved. */
export function SeverityRules({ onClose }: { onClose: () => void }) {
  const app = useApp();
  const hasScale = useAppState((state) => state.regions.knownLength !== null);
  const form = useRef<HTMLFormElement>(null);
  const [known] = useState(app.store.getState().regions.severityRules.length);
  const { drafts, add, change, remove, replace } = useDrafts(
    app.store.getState().regions.severityRules,
  );
  const rules = drafts.map(ruleOf);
  const faults = faultsByRow(rules);
  const [refused, setRefused] = useState(false);
  const needsScale = !hasScale && rules.some(({ atLeast }) => atLeast.areaMm2 !== undefined);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const wrong = faults.findIndex((row) => row.size > 0);
    if (wrong >= 0) {
      setRefused(true);
      const [field] = faults[wrong]!.keys();
      return form.current?.querySelectorAll<HTMLElement>(`[name="${field}"]`)[wrong]?.focus();
    }
    setSeverityRules(app, rules);
    onClose();
  };
  return (
    <Dialog shape="window" label="Severity rules" onClose={onClose}>
      <form ref={form} className="rules" onSubmit={save} noValidate>
        <h2>Severity rules</h2>
        <p>
          A rule holds for a region that reaches all of its limits; the worst that holds counts. A
          region for which none holds is minor.
        </p>
        <ul className="rule-list" aria-label="Rules">
          {drafts.map((draft, i) => (
            <RuleRow
              key={draft.id}
              draft={draft}
              position={i + 1}
              faults={refused ? faults[i]! : noFaults}
              isNew={draft.id >= known}
              onChange={(facts) => change(draft.id, facts)}
              onRemove={() => remove(draft.id)}
            />
          ))}
        </ul>
        {drafts.length === 0 && <p>No rules: every region is minor.</p>}
        {needsScale && <p className="rule-note">Limits in mm² are not reached without a scale.</p>}
        <div className="dialog-actions rule-actions">
          <Button icon={<Plus />} disabled={drafts.length >= MOST_RULES} onClick={add}>
            Add a rule
          </Button>
          <Button onClick={() => replace(defaultSeverityRules)}>Defaults</Button>
          <span className="rule-space" />
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useDrafts(rules: readonly SeverityRule[]) {
  const nextId = useRef(rules.length);
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() => rules.map(draftOf));
  const drafted = (rule: SeverityRule) => draftOf(rule, nextId.current++);
  const blank: SeverityRule = { name: '', severity: 'major', atLeast: {} };
  return {
    drafts,
    add: () => setDrafts([...drafts, drafted(blank)]),
    change: (id: number, facts: Partial<RuleDraft>) =>
      setDrafts(drafts.map((draft) => (draft.id === id ? { ...draft, ...facts } : draft))),
    remove: (id: number) => setDrafts(drafts.filter((draft) => draft.id !== id)),
    replace: (now: readonly SeverityRule[]) => setDrafts(now.map(drafted)),
  };
}

function faultsByRow(rules: readonly SeverityRule[]): ReadonlyMap<DraftField, string>[] {
  const rows = rules.map(() => new Map<DraftField, string>());
  for (const fault of severityRuleFaults(rules)) {
    rows[fault.rule]!.set(draftFieldOf(fault), ruleFaultWords(fault));
  }
  return rows;
}
