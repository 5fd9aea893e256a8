namespace DataGouv.Replay.Tests;

public sealed class RecordingMatcherTests
{
    [Test]
    public void Find_other_method_finds_nothing() =>
        Assert.That(Find(Invented.Request("POST"), ("a", Invented.Request("GET"))), Is.Null);

    [Test]
    public void Find_other_path_finds_nothing() =>
        Assert.That(Find(Invented.Request(path: "/api/1/datasets"), ("a", Invented.Request(path: "/api/1/datasets/"))), Is.Null);

    [Test]
    public void Find_other_api_finds_nothing() =>
        Assert.That(Find(Invented.Request(api: RecordedApi.Metrics), ("a", Invented.Request(api: RecordedApi.Tabular))), Is.Null);

    [TestCase("a=1&b=2", "b=2&a=1", TestName = "Find_query_in_another_order_finds_the_recording")]
    [TestCase("q=v%C3%A9lo+vert", "q=vélo%20vert", TestName = "Find_query_encoded_otherwise_finds_the_recording")]
    [TestCase("a__isnull=", "a__isnull", TestName = "Find_query_without_equals_sign_finds_the_recording_of_an_empty_value")]
    public void Find_query_of_the_same_meaning_finds_the_recording(string recorded, string received) =>
        Assert.That(Find(Invented.Request(query: received), ("a", Invented.Request(query: recorded))), Is.EqualTo("a"));

    [TestCase("a=1", "", TestName = "Find_query_missing_finds_nothing")]
    [TestCase("", "a=1", TestName = "Find_query_unexpected_finds_nothing")]
    [TestCase("a=1", "a=2", TestName = "Find_query_of_another_value_finds_nothing")]
    [TestCase("a=1&a=1", "a=1", TestName = "Find_query_repeated_less_often_finds_nothing")]
    [TestCase("a=1&", "a=1", TestName = "Find_query_without_the_recorded_trailing_ampersand_finds_nothing")]
    [TestCase("a=%252C", "a=%2C", TestName = "Find_query_encoded_once_instead_of_twice_finds_nothing")]
    public void Find_query_of_another_meaning_finds_nothing(string recorded, string received) =>
        Assert.That(Find(Invented.Request(query: received), ("a", Invented.Request(query: recorded))), Is.Null);

    [Test]
    public void Find_same_mask_wins_over_same_credential() => Assert.That(
        Find(
            Invented.Request(headers: ("X-Fields", "id")),
            ("anonymous", Invented.Request()),
            ("masked", Invented.Request(headers: [("X-Fields", "id"), ("X-API-KEY", "{token:alice}")]))),
        Is.EqualTo("masked"));

    [Test]
    public void Find_mask_never_recorded_prefers_the_whole_object() => Assert.That(
        Find(
            Invented.Request(headers: ("X-Fields", "id")),
            ("other mask", Invented.Request(headers: ("X-Fields", "title"))),
            ("whole", Invented.Request())),
        Is.EqualTo("whole"));

    [TestCase("X-API-KEY", "any key", "key")]
    [TestCase("Authorization", "Bearer any token", "bearer")]
    [TestCase("Cookie", "session=any", "session")]
    [TestCase("Accept", "*/*", "anonymous")]
    public void Find_credential_prefers_the_same_kind(string header, string value, string expected) => Assert.That(
        Find(
            Invented.Request(headers: (header, value)),
            ("anonymous", Invented.Request()),
            ("key", Invented.Request(headers: ("X-API-KEY", "{token:alice}"))),
            ("bearer", Invented.Request(headers: ("Authorization", "Bearer nexistepas"))),
            ("session", Invented.Request(headers: ("Cookie", "session={cookie:alice}")))),
        Is.EqualTo(expected));

    [Test]
    public void Find_any_key_avoids_the_recording_of_a_wrong_key() => Assert.That(
        Find(
            Invented.Request(headers: ("X-API-KEY", "any key")),
            ("wrong", Invented.Request(headers: ("X-API-KEY", "udata_faux-jeton"))),
            ("right", Invented.Request(headers: ("X-API-KEY", "{token:alice}")))),
        Is.EqualTo("right"));

    [Test]
    public void Find_the_wrong_key_finds_its_recording() => Assert.That(
        Find(
            Invented.Request(headers: ("X-API-KEY", "udata_faux-jeton")),
            ("right", Invented.Request(headers: ("X-API-KEY", "{token:alice}"))),
            ("wrong", Invented.Request(headers: ("X-API-KEY", "udata_faux-jeton")))),
        Is.EqualTo("wrong"));

    [Test]
    public void Find_placeholder_sent_as_key_finds_the_recording_of_that_person() => Assert.That(
        Find(
            Invented.Request(headers: ("X-API-KEY", "{token:root}")),
            ("alice", Invented.Request(headers: ("X-API-KEY", "{token:alice}"))),
            ("root", Invented.Request(headers: ("X-API-KEY", "{token:root}")))),
        Is.EqualTo("root"));

    [Test]
    public void Find_same_credential_wins_over_same_body() => Assert.That(
        Find(
            Invented.Request("POST", body: "{}", headers: ("X-API-KEY", "any key")),
            ("body", Invented.Request("POST", body: "{}")),
            ("key", Invented.Request("POST", body: "[]", headers: ("X-API-KEY", "{token:alice}")))),
        Is.EqualTo("key"));

    [Test]
    public void Find_json_body_written_otherwise_prefers_the_same_value() => Assert.That(
        Find(
            Invented.Request("POST", body: """{"b":"\u00e9","a":1}"""),
            ("other", Invented.Request("POST", body: """{"a": 2}""")),
            ("same", Invented.Request("POST", body: """{ "a": 1, "b": "é" }"""))),
        Is.EqualTo("same"));

    [Test]
    public void Find_body_never_recorded_finds_the_first_recording() => Assert.That(
        Find(
            Invented.Request("POST", body: "{not json"),
            ("first", Invented.Request("POST", body: """{"a": 2}""")),
            ("second", Invented.Request("POST", body: """{"a": 3}"""))),
        Is.EqualTo("first"));

    [Test]
    public void Find_form_with_an_identifier_of_its_own_prefers_the_form_most_alike() => Assert.That(
        Find(
            Invented.Form("b", ("uuid", "mine"), ("totalparts", "3")),
            ("part", Invented.Form("a", ("uuid", "theirs"), ("totalparts", "3"), ("partindex", "0"))),
            ("end", Invented.Form("a", ("uuid", "theirs"), ("totalparts", "3")))),
        Is.EqualTo("end"));

    [TestCase("text/turtle", "turtle")]
    [TestCase(null, "none")]
    public void Find_accept_header_prefers_the_recording_sent_with_it(string? accept, string expected) => Assert.That(
        Find(
            Invented.Request(headers: accept is null ? [] : [("Accept", accept)]),
            ("any", Invented.Request(headers: ("Accept", "*/*"))),
            ("none", Invented.Request()),
            ("turtle", Invented.Request(headers: ("Accept", "text/turtle")))),
        Is.EqualTo(expected));

    [Test]
    public void Find_same_request_recorded_twice_finds_the_first_recording() => Assert.That(
        Find(Invented.Request(), ("first", Invented.Request()), ("second", Invented.Request())),
        Is.EqualTo("first"));

    [Test]
    public void Find_recording_named_finds_it_rather_than_the_first() => Assert.That(
        Find(
            Invented.Request(headers: (RecordingMatcher.NameHeader, "second")),
            ("first", Invented.Request()),
            ("second", Invented.Request())),
        Is.EqualTo("second"));

    [Test]
    public void Find_recording_named_of_another_request_finds_nothing() => Assert.That(
        Find(
            Invented.Request(headers: (RecordingMatcher.NameHeader, "second")),
            ("first", Invented.Request()),
            ("second", Invented.Request("DELETE"))),
        Is.Null);

    [Test]
    public void Nearest_other_query_comes_before_other_paths() => Assert.That(
        Nearest(
            Invented.Request(query: "page=1&page_size=3"),
            ("other path", Invented.Request(path: "/api/1/reuses/", query: "page_size=3")),
            ("other query", Invented.Request(query: "page_size=2")),
            ("closer query", Invented.Request(query: "page_size=3"))),
        Is.EqualTo(["closer query", "other query", "other path"]));

    [Test]
    public void Nearest_same_target_recorded_twice_is_listed_once() => Assert.That(
        Nearest(Invented.Request("POST"), ("first", Invented.Request()), ("second", Invented.Request())),
        Is.EqualTo(["first"]));

    private static string? Find(ReplayRequest received, params (string Name, ReplayRequest Request)[] recorded) =>
        Matcher(recorded).Find(received)?.Name;

    private static IEnumerable<string> Nearest(ReplayRequest received, params (string Name, ReplayRequest Request)[] recorded) =>
        Matcher(recorded).Nearest(received).Select(recording => recording.Name);

    private static RecordingMatcher Matcher((string Name, ReplayRequest Request)[] recorded) =>
        new(new RecordingStore(recorded.Select(item => Invented.Recording(item.Name, item.Request))));
}
