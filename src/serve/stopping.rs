//! How the system asks a program to stop.

use std::io;

/// Until Ctrl-C is pressed, or the system wants the program to end.
#[cfg(unix)]
pub(super) fn stopped_by_system() -> io::Result<impl Future<Output = ()>> {
    use std::future::poll_fn;
    use std::task::Poll;

    use tokio::signal::unix::{SignalKind, signal};

    let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
    let mut signals = kinds.into_iter().map(signal).collect::<io::Result<Vec<_>>>()?;
    Ok(poll_fn(move |context| {
        let came = signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
        if came { Poll::Ready(()) } else { Poll::Pending }
    }))
}

/// Until Ctrl-C is pressed, the window is closed, or the system wants the program to end.
#[cfg(windows)]
pub(super) fn stopped_by_system() -> io::Result<impl Future<Output = ()>> {
    use std::future::poll_fn;
    use std::task::Poll;

    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_shutdown};

    let (mut c, mut b, mut close, mut shutdown) = (ctrl_c()?, ctrl_break()?, ctrl_close()?, ctrl_shutdown()?);
    Ok(poll_fn(move |context| {
        let came = c.poll_recv(context).is_ready()
            || b.poll_recv(context).is_ready()
            || close.poll_recv(context).is_ready()
            || shutdown.poll_recv(context).is_ready();
        if came { Poll::Ready(()) } else { Poll::Pending }
    }))
}
