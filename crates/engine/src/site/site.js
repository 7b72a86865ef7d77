// The book keeps every form of its pages from being sent; this one asks the book's own search.
const form = document.querySelector("form.paste");
form?.addEventListener("submit", () => {
    window.location.search = "?search=" + encodeURIComponent(form.elements.search.value.trim());
});
