declare module '*.sql?raw' {
  const text: string;
  // eslint-disable-next-line no-restricted-syntax -- the bundler gives a file's text as its default export
  export default text;
}
