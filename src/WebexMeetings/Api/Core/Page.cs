namespace WebexMeetings.Api.Core;

/// <summary>A page of a list.</summary>
/// <param name="Content">What is on it.</param>
/// <param name="Next">Where the next page is; null after the last one. A page may be empty and have a next one.</param>
internal readonly record struct Page<T>(T Content, Uri? Next);
