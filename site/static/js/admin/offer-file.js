// A file chosen beside an offer's address is sent at once and fills in what the library says of it.
// Rows of offers come and go: one listener serves them all. The input has no name, so no form sends the file again.
document.addEventListener("change", async (event) => {
  const input = event.target;
  if (!input.matches("[data-offer-file]") || !input.files.length) return;
  const [file] = input.files;
  const row = input.closest(".offer-file");
  const said = row.querySelector("[role=status]");
  const address = row.parentElement.querySelector("input[type=text]");
  const field = (name) => document.getElementsByName(address.name.replace(/address$/, name))[0];
  const fill = (name, value) => {
    field(name).value = value;
    field(name).dispatchEvent(new Event("input", { bubbles: true }));
    field(name).dispatchEvent(new Event("change", { bubbles: true }));
  };

  said.textContent = file.size > Number(input.dataset.most) ? input.dataset.tooLarge : input.dataset.sending;
  if (file.size > Number(input.dataset.most)) return;
  const body = new FormData();
  body.append("file", file);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { "X-CSRFToken": token, Accept: "application/json" };
  try {
    const answer = await fetch(input.dataset.sendTo, { method: "POST", body, headers });
    const stored = await answer.json();
    if (!answer.ok) {
      said.textContent = stored.error;
      return;
    }
    if (field("kind").value === "open") fill("kind", stored.kind);
    for (const name of ["address", "format", "size", "duration"]) fill(name, stored[name]);
    const link = document.createElement("a");
    link.href = stored.address;
    link.textContent = `${file.name} · ${stored.summary}`;
    said.replaceChildren(link);
  } catch {
    said.textContent = input.dataset.failed;
  } finally {
    input.value = "";
  }
});
