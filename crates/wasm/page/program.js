// The program, unpacked: kept from one visit to the next, since unpacking takes longer than all else that the page does.

const KEPT = "triage-unpacked";

// The program that is packed in these bytes, translated.
async function programOf(unpacker, packed) {
    const shelf = await shelfFor(packed).catch(() => null);
    const kept = await shelf?.take().catch(() => null);
    if (kept) return kept;
    const bytes = await run(await WebAssembly.compile(unpacker), new Uint8Array(packed));
    shelf?.put(bytes).catch(() => {});
    return WebAssembly.compile(bytes);
}

// Where the program of these packed bytes is kept, and no other. It goes by what they hold, so that a new program is never
// taken for an old one. Only a page that came safely has such a place.
async function shelfFor(packed) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", packed));
    const address = `${self.origin}/${digest.reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "")}.wasm`;
    const cache = await caches.open(KEPT);
    return {
        async take() {
            const kept = await cache.match(address);
            return kept && WebAssembly.compileStreaming(kept);
        },
        async put(bytes) {
            for (const old of await cache.keys()) await cache.delete(old);
            await cache.put(address, new Response(bytes, { headers: { "content-type": "application/wasm" } }));
        },
    };
}
