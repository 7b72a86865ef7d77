// Just enough of WASI, preview 1, for a program that reads its standard input and writes its standard output. It is given
// no file, no network and no address of anything.

const DONE = 0;
const NO_SUCH_FILE = 8;
const NO_SUCH_CALL = 52;

class Exit extends Error {
    constructor(code) {
        super(`the program ended with ${code}`);
        this.code = code;
    }
}

// One array of bytes from several.
function joined(pieces) {
    const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
    }
    return whole;
}

// Runs a compiled program in a fresh instance on some bytes, and gives those that it wrote.
async function run(module, unread) {
    const written = [[], []];
    let at = 0;
    let memory;
    const number = (address, value) => new DataView(memory.buffer).setUint32(address, value, true);
    const pieces = (address, count) => Array.from({ length: count }, (_, index) => {
        const [start, length] = new Uint32Array(memory.buffer, address + 8 * index, 2);
        return new Uint8Array(memory.buffer, start, length);
    });
    const nothing = (count, size) => (number(count, 0), number(size, 0), DONE);
    const calls = {
        fd_read(file, address, count, length) {
            if (file !== 0) return NO_SUCH_FILE;
            const before = at;
            for (const piece of pieces(address, count)) {
                const next = unread.subarray(at, at + piece.length);
                piece.set(next);
                at += next.length;
            }
            number(length, at - before);
            return DONE;
        },
        fd_write(file, address, count, length) {
            if (file !== 1 && file !== 2) return NO_SUCH_FILE;
            let total = 0;
            for (const piece of pieces(address, count)) {
                written[file - 1].push(piece.slice());
                total += piece.length;
            }
            number(length, total);
            return DONE;
        },
        environ_sizes_get: nothing,
        environ_get: () => DONE,
        args_sizes_get: nothing,
        args_get: () => DONE,
        clock_time_get(_clock, _precision, address) {
            new DataView(memory.buffer).setBigUint64(address, 0n, true);
            return DONE;
        },
        random_get(address, length) {
            crypto.getRandomValues(new Uint8Array(memory.buffer, address, length));
            return DONE;
        },
        proc_exit(code) {
            throw new Exit(code);
        },
        fd_prestat_get: () => NO_SUCH_FILE,
    };
    const others = new Proxy(calls, { get: (known, name) => known[name] ?? (() => NO_SUCH_CALL) });
    const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: others });
    memory = instance.exports.memory;
    try {
        instance.exports._start();
    } catch (end) {
        if (!(end instanceof Exit) || end.code !== 0) throw new Error(new TextDecoder().decode(joined(written[1])) || end.message);
    }
    return joined(written[0]);
}
