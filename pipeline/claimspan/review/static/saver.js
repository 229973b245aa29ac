// Saving without waiting: events go into the browser's storage at once and to the server as fast as it takes them.

const POLL = 4000;
const BATCH = 200;

export class Saver extends EventTarget {
  constructor(store, address, reviewer, next) {
    super();
    this.store = store;
    this.address = `${address}/events?reviewer=${encodeURIComponent(reviewer)}`;
    this.prefix = `claimspan ${address} ${reviewer} `;
    this.next = next;
    this.queue = this.left();
    this.busy = false;
    this.trouble = null;
    this.delay = 500;
  }

  start() {
    this.store.take(this.queue);
    this.send();
    setInterval(() => document.visibilityState === "visible" && this.poll(), POLL);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.poll());
    window.addEventListener("beforeunload", (event) => this.queue.length && event.preventDefault());
  }

  // The events that an earlier page could not save.
  left() {
    const found = [];
    for (let index = 0; index < localStorage.length; index += 1) {
      const name = localStorage.key(index);
      if (name.startsWith(this.prefix)) found.push(JSON.parse(localStorage.getItem(name)));
    }
    return found.sort((one, other) => (one.at < other.at ? -1 : 1)).filter((event) => !this.store.known.has(event.id) || this.forget(event));
  }

  forget(event) {
    localStorage.removeItem(this.prefix + event.id);
    return false;
  }

  push(event) {
    this.store.take([event]);
    this.queue.push(event);
    try {
      localStorage.setItem(this.prefix + event.id, JSON.stringify(event));
    } catch {
      this.say("The browser's storage is full: wait until everything is saved before closing the page.");
    }
    this.send();
  }

  async send() {
    if (this.busy || !this.queue.length) return this.say(this.trouble);
    this.busy = true;
    this.say(this.trouble);
    const batch = this.queue.slice(0, BATCH);
    try {
      await this.post(batch);
      this.trouble = null;
      this.delay = 500;
    } catch (problem) {
      await this.fail(problem, batch);
    }
    this.busy = false;
    return this.send();
  }

  async post(batch) {
    const response = await fetch(this.address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ since: this.next, events: batch }),
    });
    if (!response.ok) throw new Refusal(response.status, await response.text());
    const answer = await response.json();
    const saved = new Set(batch.map((event) => event.id));
    this.queue = this.queue.filter((event) => !saved.has(event.id));
    batch.forEach((event) => this.forget(event));
    this.see(answer);
  }

  // A refused event is taken out of the page again and named; anything else is tried again.
  async fail(problem, batch) {
    if (problem instanceof Refusal && problem.status === 422) {
      const refused = batch.length === 1 ? batch[0] : null;
      if (refused) {
        this.queue = this.queue.filter((event) => event.id !== refused.id);
        this.forget(refused);
        this.store.drop(refused.id);
        this.trouble = `Not saved: ${problem.message}`;
      } else {
        for (const event of batch) await this.post([event]).catch((one) => this.fail(one, [event]));
      }
      return;
    }
    this.trouble =
      problem instanceof Refusal && problem.status === 403
        ? "The server was started anew: open the address that it printed. What is not saved yet is kept in this browser."
        : problem instanceof Refusal
          ? problem.message
          : "The server does not answer. What is not saved yet is kept in this browser and sent again.";
    this.say(this.trouble);
    await new Promise((resume) => setTimeout(resume, this.delay));
    this.delay = Math.min(this.delay * 2, 8000);
  }

  async poll() {
    if (this.busy) return;
    try {
      const response = await fetch(`${this.address}&since=${this.next}`);
      if (response.ok && !this.busy) this.see(await response.json());
    } catch {
      // The next event that is to be saved says that the server is away.
    }
  }

  see(answer) {
    this.next = answer.next;
    this.store.merge(answer.events, this.queue);
  }

  say(trouble) {
    this.trouble = trouble;
    this.dispatchEvent(new CustomEvent("state", { detail: { waiting: this.queue.length, trouble } }));
  }
}

class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
