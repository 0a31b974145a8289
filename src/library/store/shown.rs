//! What is shown of an article: its row, and all that the reader shows of it.

use super::Library;
use crate::entity::names::{Conference, Official};
use crate::library::build::Built;
use crate::library::facets::Link;
use crate::library::opened::Opened;
use crate::library::query::{ArticleNo, FacetKind};
use crate::library::row::Row;
use crate::text::fingerprint::Fingerprint;

impl Library {
    /// The row of an article; `None` when there is none of this number.
    #[must_use]
    pub fn row(&self, no: ArticleNo) -> Option<Row> {
        let kept = self.kept(no)?;
        Some(Row {
            print: self.prints.get(no)?,
            conferences: self.conferences(no),
            officials: self.officials(no),
            ..kept.row(self.source(no).to_owned())
        })
    }

    fn conferences(&self, no: ArticleNo) -> Vec<Conference> {
        let values = &self.values[FacetKind::Conference.index()];
        let conference = |link: Link| {
            let (series, ordinal) = values.series(link.number());
            Conference {
                id: values.id(link.number()).to_owned(),
                name: values.label(link.number()).to_owned(),
                series: series.to_owned(),
                short: values.short(link.number()).map(str::to_owned),
                ordinal,
                year: values.year(link.number()),
                inferred: link.inferred(),
                about: link.about(),
            }
        };
        values.of(no).map(conference).collect()
    }

    fn officials(&self, no: ArticleNo) -> Vec<Official> {
        let values = &self.values[FacetKind::Official.index()];
        let roles = self.role_numbers(no).iter();
        let officials = values.of(no).zip(roles).map(|(link, &roles)| Official {
            name: values.label(link.number()).to_owned(),
            id: values.id(link.number()).to_owned(),
            roles: self.roles.get(roles),
            about: link.about(),
        });
        officials.collect()
    }

    /// What the reader shows of article `no`, whose page was read and split again.
    #[must_use]
    pub fn opened(&self, no: ArticleNo, built: Built) -> Opened {
        let linked = built
            .article
            .links
            .iter()
            .map(|link| {
                let title = link.title.as_deref()?;
                self.targets.find(title, no, |no| self.title(no))
            })
            .collect();
        let print = self.prints.get(no);
        Opened {
            no,
            print: print.unwrap_or_else(|| Fingerprint::of(&built.page.text)),
            page: built.page,
            article: built.article,
            names: built.names,
            linked,
            reprints: self.reprints_of(no),
        }
    }
}
