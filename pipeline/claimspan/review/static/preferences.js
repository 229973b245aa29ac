// What the browser remembers of how a reader likes the page.

export function keepPreference(box, name, otherwise, apply) {
  const stored = localStorage.getItem(`claimspan ${name}`);
  box.checked = stored === null ? otherwise : stored === "true";
  apply(box.checked);
  box.addEventListener("change", () => {
    localStorage.setItem(`claimspan ${name}`, String(box.checked));
    apply(box.checked);
  });
}

export function startTheme(select) {
  const apply = (theme) => document.documentElement.dataset.theme = theme;
  select.value = localStorage.getItem("claimspan theme") ?? "auto";
  apply(select.value);
  select.addEventListener("change", () => {
    localStorage.setItem("claimspan theme", select.value);
    apply(select.value);
  });
}
