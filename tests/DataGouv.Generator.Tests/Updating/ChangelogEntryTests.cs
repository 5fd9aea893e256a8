using DataGouv.Generator.Updating;

namespace DataGouv.Generator.Tests.Updating;

public sealed class ChangelogEntryTests
{
    [Test]
    public void Prepend_before_a_version_opens_an_unreleased_part() =>
        Assert.That(ChangelogEntry.Prepend("# Changelog\n\n## 1.0.0\n\nOld.\n", "### New\n"), Is.EqualTo("# Changelog\n\n## Unreleased\n\n### New\n\n## 1.0.0\n\nOld.\n"));

    [Test]
    public void Prepend_to_an_unreleased_part_puts_the_entry_first() =>
        Assert.That(ChangelogEntry.Prepend("# Changelog\n\n## Unreleased\n\n### Earlier\n", "### New\n"), Is.EqualTo("# Changelog\n\n## Unreleased\n\n### New\n\n### Earlier\n"));

    [Test]
    public void Prepend_to_an_empty_changelog_ends_it() =>
        Assert.That(ChangelogEntry.Prepend("# Changelog\n", "### New\n"), Is.EqualTo("# Changelog\n\n## Unreleased\n\n### New\n"));
}
