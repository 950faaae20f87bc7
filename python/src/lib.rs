//! The engine within Python: texts in, texts out. What belongs to Python, dictionaries and exceptions, is made in Python.

mod output;

use jixiao::calls;
use jixiao::intake::ScoringEngine;
use jixiao::words::{Place, Problems};
use jixiao::{Format, Source};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use self::output::Output;

/// Templates at hand, and that which scores everything, where there is one.
#[pyclass(frozen)]
struct Engine {
    engine: ScoringEngine,
}

#[pymethods]
impl Engine {
    /// With templates of one's own besides, each with the name of its file, and the name of the one that scores everything.
    #[new]
    fn new(templates: Vec<(String, Vec<u8>)>, template: Option<String>) -> PyResult<Self> {
        Self::of(templates, template.as_deref()).map_err(|problems| PyValueError::new_err(calls::problems(&problems)))
    }

    /// An answer a line, for lines that hold a table each; lines without a table are passed over.
    fn score_lines<'p>(&self, py: Python<'p>, lines: &[u8], output: &str) -> PyResult<Bound<'p, PyBytes>> {
        let output: Output = output.parse().map_err(PyValueError::new_err)?;
        let answers = py.detach(|| output.answers(&self.engine, lines));
        Ok(PyBytes::new(py, answers.as_bytes()))
    }

    /// What a page would be answered.
    fn call(&self, py: Python<'_>, name: &str, request: &str) -> String {
        py.detach(|| calls::call_with(&self.engine, name, request))
    }
}

impl Engine {
    fn of(templates: Vec<(String, Vec<u8>)>, template: Option<&str>) -> Result<Self, Problems> {
        let mut engine = ScoringEngine::builtin()?;
        for (name, bytes) in templates {
            engine.add_template(&Source::from_bytes(&name, Format::of_name(&name), bytes)?)?;
        }
        if let Some(name) = template {
            let book = engine.library().named(name).map_err(|complaint| complaint.at(Place::file("template")))?;
            engine.score_with(book);
        }
        Ok(Self { engine })
    }
}

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<Engine>()
}
