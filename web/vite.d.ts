/** What Vite gives to the page: style sheets as imports, and the mode of the build. */
/// <reference types="vite/client" />
