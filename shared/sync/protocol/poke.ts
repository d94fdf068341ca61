/**
 * Server-sent events (WHATWG HTML, section 9.2) at this path for a device with a token: an event named `news` with no content
 * says that a pull may bring something; a comment line now and then keeps proxies from closing the line. The only message
 * that is a GET. What happened is never said here.
 */
export const pokePath = '/v1/poke';
export const pokeEvent = 'news';
export const pokeHeartbeatMilliseconds = 25_000;
/** Where events are blocked, a device asks this often while somebody works on it. */
export const pollMilliseconds = 60_000;
