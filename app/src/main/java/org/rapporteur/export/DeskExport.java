package org.rapporteur.export;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.StoryOrder;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;

/// A desk written out for other programs. Stories are read some at a time and written as they come,
/// so that a large desk need not fit in memory; a graph holds its nodes, and that of outlets all
/// copies.
public final class DeskExport {
  /// So many briefs are in memory at once.
  private static final int PAGE = 200;

  private final Desk desk;

  public DeskExport(Desk desk) {
    this.desk = desk;
  }

  /// Those with the latest report first.
  public Iterable<Dossier> stories() {
    return () -> briefs().map(this::dossier).iterator();
  }

  /// Story by story as [#stories], each once; those of no story last.
  public Iterable<Article> articles() {
    return () -> {
      Set<ArticleId> told = new HashSet<>();
      Stream<Article> ofStories =
          briefs()
              .map(brief -> brief.story().articles())
              .flatMap(ids -> ids.stream().filter(told::add).map(desk::article))
              .flatMap(article -> article.stream());
      Stream<Article> others =
          Stream.of(desk)
              .filter(each -> each.articleCount() > told.size())
              .flatMap(each -> each.articles().stream())
              .filter(article -> !told.contains(article.id()));
      return Stream.concat(ofStories, others).iterator();
    };
  }

  /// One row a telling.
  public void briefsAsCsv(Appendable out) throws IOException {
    CsvExport.briefs(stories(), out);
  }

  /// One row an article.
  public void articlesAsCsv(Appendable out) throws IOException {
    CsvExport.articles(articles(), out);
  }

  /// Who said and did what to whom.
  public void actors(GraphFormat format, Appendable out) throws IOException {
    format.write(ActorGraph.of(stories()), out);
  }

  /// Who prints whose text.
  public void outlets(GraphFormat format, Appendable out) throws IOException {
    format.write(OutletGraph.of(articles(), desk.copies()), out);
  }

  /// The timelines of all briefs as TimelineJS reads them.
  public void timeline(Appendable out) throws IOException {
    TimelineJs.write(stories(), out);
  }

  /// FollowTheMoney's entities, one a line.
  public void followTheMoney(Appendable out) throws IOException {
    FollowTheMoney.write(stories(), out);
  }

  /// A page of annotations, one a telling.
  public void annotations(Appendable out) throws IOException {
    Annotations.write(stories(), out);
  }

  private Stream<Brief> briefs() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Briefs(desk), Spliterator.ORDERED), false);
  }

  private Dossier dossier(Brief brief) {
    Set<ArticleId> ids = new HashSet<>(brief.story().articles());
    brief.origins().forEach(origin -> ids.addAll(origin.articles()));
    return new Dossier(brief, desk.articles(ids), desk::account);
  }

  /// Holds a page of briefs; a stream over pages would hold all that is made of them besides.
  private static final class Briefs implements Iterator<Brief> {
    private final Desk desk;
    private Iterator<Brief> page = Collections.emptyIterator();
    private int from;

    private Briefs(Desk desk) {
      this.desk = desk;
    }

    @Override
    public boolean hasNext() {
      if (!page.hasNext()) {
        page = desk.briefs(StoryOrder.LATEST, from, PAGE).iterator();
        from += PAGE;
      }
      return page.hasNext();
    }

    @Override
    public Brief next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no brief after the last");
      }
      return page.next();
    }
  }
}
