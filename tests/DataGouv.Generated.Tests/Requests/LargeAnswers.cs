namespace DataGouv.Generated.Tests.Requests;

/// <summary>Answers with polymorphic objects that no buffer of 16 KB holds, as the servers write them: members in the order of their names.</summary>
internal static class LargeAnswers
{
    private const string Actor = """
        {"avatar": null, "avatar_thumbnail": null, "class": "User", "deleted": null, "first_name": "Alice", "id": "5e0000000000000000000002", "last_name": "Ferrandière",
        "page": "https://www.data.gouv.fr/users/alice-ferrandiere", "slug": "alice-ferrandiere", "uri": "https://www.data.gouv.fr/api/1/users/alice-ferrandiere/"}
        """;

    private const string Publisher = """
        {"acronym": "RGL", "badges": [{"kind": "public-service"}, {"kind": "certified"}], "class": "Organization", "id": "5e0000000000000000000003", "logo": null, "name": "Région",
        "page": "https://www.data.gouv.fr/organizations/region", "permissions": {"delete": false, "edit": false}, "slug": "region", "uri": "https://www.data.gouv.fr/api/1/organizations/region/"}
        """;

    private const string Card = """
        {"class": "DatasetBloc", "dataset": {"acronym": null, "badges": [], "description": "Passages horaires relevés par les compteurs.", "id": "5e0000000000000000000001",
        "page": "https://www.data.gouv.fr/datasets/comptages", "tags": ["mobilite", "velo"], "title": "Comptages vélo"}, "width": "third"}
        """;

    private const string Section = $$"""{"blocs": [{{Card}}, {{Card}}, {{Card}}], "class": "SectionBloc", "color": null}""";

    /// <summary>An organization with twelve sections of three cards: 16,652 bytes.</summary>
    public static string Organization => Padded(
        $$"""{"description": "…", "id": "5e0000000000000000000003", "name": "Région", "presentation_blocs": [{{Repeat(Section, 12)}}], "slug": "region"}""", 16_652);

    /// <summary>A page of 20 activities.</summary>
    public static string Activities => $$"""
        {"data": [{{Repeat($$"""{"actor": {{Actor}}, "changes": ["tags"], "created_at": "2026-10-24T09:30:00+00:00", "extras": {}, "organization": {{Publisher}}, "related_to": "Comptages vélo"}""", 20)}}],
        "next_page": null, "page": 1, "page_size": 20, "previous_page": null, "total": 20}
        """;

    /// <summary>A page of 20 posts, whose blocs say their class last.</summary>
    public static string Posts => $$"""
        {"data": [{{Repeat("""{"blocs": [{"blocs": [{"content": "# Texte long d'exemple, écrit pour un test, qui prend de la place", "class": "MarkdownBloc"}], "class": "SectionBloc"}], "content": "…", "name": "Les données de la rentrée", "tags": ["actualite", "donnees-ouvertes", "education"]}""", 100)}}],
        "next_page": null, "page": 1, "page_size": 100, "previous_page": null, "total": 100}
        """;

    /// <summary>Thirty transfers.</summary>
    public static string Transfers => $$"""[{{Repeat($$"""{"comment": "…", "created": "2026-11-19T09:30:00+00:00", "owner": {{Actor}}, "recipient": {{Publisher}}, "status": "pending"}""", 30)}}]""";

    /// <summary>A site with sections in two places.</summary>
    public static string Site => $$"""{"datasets_blocs": [{{Repeat(Section, 20)}}], "id": "site", "reuses_blocs": [{{Repeat(Section, 20)}}], "title": "…"}""";

    /// <summary>A page of 50 notifications.</summary>
    public static string Notifications => $$"""
        {"data": [{{Repeat($$"""{"created_at": "2026-11-22T13:01:41.927000+00:00", "details": {"reuse": {"id": "1"}, "user": {{Actor}}, "class": "ReuseCreatedNotificationDetails"}, "user": {{Actor}}}""", 50)}}],
        "next_page": null, "page": 1, "page_size": 50, "previous_page": null, "total": 50}
        """;

    private static string Repeat(string item, int count) => string.Join(", ", Enumerable.Repeat(item, count));

    private static string Padded(string json, int length) => json.Replace("…", new string('a', 3 + length - System.Text.Encoding.UTF8.GetByteCount(json)), StringComparison.Ordinal);
}
