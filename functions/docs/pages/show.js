// Runs in the browser, as it is: shows the document that the page names.
const { init } = await import(new URL('redoc.js', import.meta.url));

const place = document.getElementById('pages');
const answer = await fetch(place.dataset.document);
await init(await answer.json(), { disableTelemetry: true }, place);
