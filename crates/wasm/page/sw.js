// Keeps the start page and its program for when there is no connection, and every page that was looked at.

// Both are filled in when the site is built.
const VERSION = "";
const KEPT = [];
const SEEN = "triage-seen";
// The program as the page unpacked it.
const UNPACKED = "triage-unpacked";

self.addEventListener("install", event => {
    self.skipWaiting();
    event.waitUntil(caches.open(VERSION).then(cache => cache.addAll(KEPT.map(path => new Request(path, { cache: "reload" })))));
});

self.addEventListener("activate", event => {
    // Other sites at the same address have caches too.
    const old = name => name.startsWith("triage-") && ![VERSION, SEEN, UNPACKED].includes(name);
    event.waitUntil(caches.keys()
        .then(names => Promise.all(names.filter(old).map(name => caches.delete(name))))
        .then(() => self.clients.claim()));
});

self.addEventListener("fetch", event => {
    const { request } = event;
    if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
    event.respondWith(request.mode === "navigate" ? newest(request) : kept(request));
});

// What belongs to the site's version is never fetched twice.
async function kept(request) {
    return await (await caches.open(VERSION)).match(request, { ignoreSearch: true }) ?? newest(request);
}

// A page is as new as the connection allows. An address of its own for a search is no other page.
async function newest(request) {
    const cache = await caches.open(SEEN);
    try {
        const answer = await fetch(request);
        if (answer.ok) await cache.put(new URL(request.url).pathname, answer.clone());
        return answer;
    } catch (offline) {
        return await caches.match(new URL(request.url).pathname, { ignoreSearch: true }) ?? Promise.reject(offline);
    }
}
