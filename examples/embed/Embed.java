import org.rapporteur.Rapporteur;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Extraction;

/// Who said what on the pages that are named.
void main(String[] paths) {
  Rapporteur rapporteur = new Rapporteur();
  Intake.read(List.of(paths), System.in, input -> {
    if (input instanceof Input.OfPage of && rapporteur.extract(of.page()) instanceof Extraction.Found found) {
      found.articles().stream()
          .flatMap(article -> rapporteur.statements(rapporteur.read(article)).stream())
          .forEach(statement -> IO.println(statement));
    }
  });
}
