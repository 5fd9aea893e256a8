using System.Text;

namespace DataGouv.Generated.Tests.Requests;

/// <summary>
/// Answers with polymorphic objects that no buffer of 16 KB holds, as the servers write them: members in the order of their names.
/// </summary>
internal static class LargeAnswers
{
    private const string Actor = """
        {
            "avatar": null, "avatar_thumbnail": null, "class": "User", "deleted": null, "first_name": "Alice",
            "id": "5e0000000000000000000002", "last_name": "Ferrandière", "page": "https://www.data.gouv.fr/users/alice-ferrandiere",
            "slug": "alice-ferrandiere", "uri": "https://www.data.gouv.fr/api/1/users/alice-ferrandiere/"
        }
        """;

    private const string Publisher = """
        {
            "acronym": "RGL", "badges": [{"kind": "public-service"}, {"kind": "certified"}], "class": "Organization",
            "id": "5e0000000000000000000003", "logo": null, "name": "Région", "page": "https://www.data.gouv.fr/organizations/region",
            "permissions": {"delete": false, "edit": false}, "slug": "region",
            "uri": "https://www.data.gouv.fr/api/1/organizations/region/"
        }
        """;

    private const string Card = """
        {
            "class": "DatasetBloc", "dataset": {
                "acronym": null, "badges": [], "description": "Passages horaires.", "id": "5e0000000000000000000001",
                "page": "https://www.data.gouv.fr/datasets/comptages", "tags": ["mobilite", "velo"], "title": "Comptages"
            }, "width": "third"
        }
        """;

    private const string Section = $$"""{"blocs": [{{Card}}, {{Card}}, {{Card}}], "class": "SectionBloc", "color": null}""";

    private const string Activity = $$"""
        {
            "actor": {{Actor}}, "changes": ["tags"], "created_at": "2026-10-24T09:30:00+00:00", "extras": {},
            "organization": {{Publisher}}, "related_to": "Comptages vélo"
        }
        """;

    private const string Transfer = $$"""
        {
            "comment": "Ce jeu relève de la région.", "created": "2026-11-19T09:30:00+00:00", "owner": {{Actor}},
            "recipient": {{Publisher}}, "status": "pending"
        }
        """;

    private const string Notification = $$"""
        {
            "created_at": "2026-11-22T13:01:41.927000+00:00",
            "details": {"reuse": {"id": "1"}, "user": {{Actor}}, "class": "ReuseCreatedNotificationDetails"}, "user": {{Actor}}
        }
        """;

    private const string LateClass =
        """{"blocs": [{"content": "# Les données de la rentrée", "class": "MarkdownBloc"}], "class": "SectionBloc"}""";

    /// <summary>An organization with twelve sections of three cards: 16,652 bytes.</summary>
    public static string Organization
    {
        get
        {
            const int Length = 16_652;
            var start = "{\"id\": \"5e0000000000000000000003\", \"name\": \"";
            var end = $"\", \"presentation_blocs\": [{Repeat(Section, 12)}]}}";
            return start + new string('a', Length - Encoding.UTF8.GetByteCount(start + end)) + end;
        }
    }

    /// <summary>A page of 20 activities.</summary>
    public static string Activities => Page(Activity, 20);

    /// <summary>A page of 20 posts, whose blocs say their class last.</summary>
    public static string Posts => Page($$"""{"blocs": [{{Repeat(LateClass, 10)}}], "name": "Les données de la rentrée"}""", 20);

    /// <summary>A page of 50 notifications.</summary>
    public static string Notifications => Page(Notification, 50);

    /// <summary>Thirty transfers.</summary>
    public static string Transfers => $"[{Repeat(Transfer, 30)}]";

    /// <summary>A site with sections in two places.</summary>
    public static string Site =>
        $$"""{"datasets_blocs": [{{Repeat(Section, 20)}}], "id": "site", "reuses_blocs": [{{Repeat(Section, 20)}}]}""";

    private static string Page(string row, int count) => $$"""
        {
            "data": [{{Repeat(row, count)}}],
            "next_page": null, "page": 1, "page_size": {{count}}, "previous_page": null, "total": {{count}}
        }
        """;

    private static string Repeat(string item, int count) => string.Join(", ", Enumerable.Repeat(item, count));
}
