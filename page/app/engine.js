'use strict';
// The engine: one call, by name and object, answered by the WebAssembly in this file or by the program that serves the page.

const engine = { served: false, call: null };

/** Makes the engine ready: the one in this file if there is one, otherwise that of the program that served the page. */
async function startEngine() {
  const packed = byId('engine');
  if (packed) {
    engine.call = await wasmEngine(await unpacked(bytesOf(packed.textContent)));
    packed.textContent = '';
  } else if (location.protocol === 'http:' || location.protocol === 'https:') {
    engine.served = true;
    engine.call = servedEngine(await takeKey());
  } else {
    throw new Error(say('noEngine'));
  }
}

function bytesOf(base64) {
  const text = atob(base64.trim());
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** What was compressed with gzip. */
function unpacked(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** `alloc(length) → pointer`, `call(name, length, request, length) → pointer` of a length of 4 bytes and the answer, `free`. */
async function wasmEngine(bytes) {
  const made = await WebAssembly.instantiate(bytes, {});
  let answers = wasmCalls(made.instance.exports);
  return async (name, request) => {
    try {
      return answers(name, request);
    } catch (error) {
      // An engine that stopped in the middle, for want of memory, is not asked again: a new one is.
      answers = wasmCalls((await WebAssembly.instantiate(made.module, {})).exports);
      throw error;
    }
  };
}

function wasmCalls(inside) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const put = text => {
    const bytes = encoder.encode(text);
    const pointer = inside.alloc(bytes.length);
    new Uint8Array(inside.memory.buffer, pointer, bytes.length).set(bytes);
    return [pointer, bytes.length];
  };
  return (name, request) => {
    const [namePointer, nameLength] = put(name);
    const [pointer, length] = put(JSON.stringify(request));
    const answer = inside.call(namePointer, nameLength, pointer, length);
    const size = new DataView(inside.memory.buffer).getUint32(answer, true);
    const text = decoder.decode(new Uint8Array(inside.memory.buffer, answer + 4, size));
    inside.free(answer, size + 4);
    return JSON.parse(text);
  };
}

/** The key of this start of the program comes behind `#`, or is given for what comes there, once. It stays out of the address. */
async function takeKey() {
  const found = /[#&](key|once)=([^&]+)/.exec(location.hash);
  const entered = found && found[1] === 'once' ? await servedEngine(found[2])('enter', {}) : {};
  const key = entered.key || (found && found[1] === 'key' ? found[2] : '');
  try {
    if (key) sessionStorage.setItem('jixiao.key', key);
    else return sessionStorage.getItem('jixiao.key') || '';
  } catch (error) {
    // Without storage the page asks for the address with its key again after a reload.
  }
  if (found) history.replaceState(null, '', location.pathname);
  return key;
}

function servedEngine(key) {
  return async (name, request) => {
    const answer = await fetch('/api/' + name, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Jixiao-Key': key },
      body: JSON.stringify(request)
    });
    return answer.json().catch(() => ({ problems: [{ severity: 'error', place: '', zh: String(answer.status), en: String(answer.status) }] }));
  };
}

/** Calls the engine in the reader's language; what it cannot do is shown and gives nothing. */
async function ask(name, request) {
  try {
    const answer = await engine.call(name, Object.assign({ language }, request));
    if (answer.problems && answer.problems.length && !answer.tables) {
      showProblems(answer.problems);
      return null;
    }
    return answer;
  } catch (error) {
    showMessage(say('failed', { why: error.message || String(error) }));
    return null;
  }
}
