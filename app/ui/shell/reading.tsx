import './shell.css';
import './reading.css';

/** The outline of the page while a kept project is read; seen where that takes a moment. */
export function Reading() {
  return (
    <main className="work reading" aria-busy="true">
      <div className="work-left">
        <span className="reading-line" />
        <span className="reading-tiles" />
        <span className="reading-line" />
        <span className="reading-rows" />
      </div>
      <div className="work-centre">
        <p>Opening your inspection …</p>
      </div>
      <div className="work-right" />
    </main>
  );
}
