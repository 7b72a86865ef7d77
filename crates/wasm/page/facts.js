// What somebody said about her case. It stands in the address, behind `#`, of which nothing is ever sent.

const MARK = "#facts:";

export class Facts extends Map {
    static fromAddress() {
        const said = location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : "";
        return new Facts(new URLSearchParams(said));
    }

    toAddress() {
        const said = new URLSearchParams([...this]).toString();
        history.replaceState(null, "", said ? MARK + said : location.pathname + location.search);
    }
}
