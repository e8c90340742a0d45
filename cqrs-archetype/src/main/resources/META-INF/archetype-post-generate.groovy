// In batch mode the archetype plugin does not look at validationRegex, so the name is checked here. It
// becomes the default of cqrs.projectName, whose rule this is.

import groovy.io.FileType
import java.lang.management.ManagementFactory

String name = request.artifactId
if (name ==~ /[a-z][a-z0-9-]{1,18}[a-z0-9]/) {
    return
}
File generated = new File(request.outputDirectory, name)
long begun = ManagementFactory.runtimeMXBean.startTime.intdiv(1000) * 1000
boolean onlyGenerated = true
generated.eachFileRecurse(FileType.FILES) { onlyGenerated &= it.lastModified() >= begun }
// What is older was there before and is not ours to delete.
if (onlyGenerated) {
    generated.deleteDir()
    File parent = new File(request.outputDirectory, 'pom.xml')
    if (parent.file) {
        parent.setText(parent.getText('UTF-8').replaceFirst("\\s*<module>\\Q${name}\\E</module>", ''), 'UTF-8')
    }
}
throw new IllegalArgumentException(
    "artifactId is '${name}', but must be 3 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last: it becomes the first part of every resource's name. Choose another with -DartifactId=…")
