// The book keeps every form of its pages from being sent; this one asks the book's own search, with as much as it can take.
const form = document.querySelector("form.paste");
form?.addEventListener("submit", () => {
    window.location.search = "?search=" + encodeURIComponent(form.elements.search.value.trim().slice(0, 200));
});
// The book's menu is a label that acts as a button, and says so to nobody.
document.getElementById("mdbook-sidebar-toggle")?.setAttribute("role", "button");
